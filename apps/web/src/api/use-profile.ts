import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from './api.js';

export const PROFILE_KEY = ['profile'] as const;

/** The signed-in user, with what is left of the day's quota. */
export const useProfile = () =>
  useQuery({ queryKey: PROFILE_KEY, queryFn: () => dataOf(api.GET('/api/user/profile')) });
