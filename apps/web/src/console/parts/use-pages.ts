import { useInfiniteQuery } from '@tanstack/react-query';

/** Pages of a list that is read with a cursor. */
export function usePages<Data extends { next_cursor: string | null }>(
  key: readonly unknown[],
  read: (cursor: string | undefined) => Promise<Data>,
) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }: { pageParam: string | undefined }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor: next }: Data) => next ?? undefined,
  });
  return { ...query, data: query.data?.pages };
}
