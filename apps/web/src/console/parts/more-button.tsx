import type { JSX } from 'react';
import { useTexts } from '../../i18n/language.js';
import { Button } from '../../ui/button.js';

interface MoreButtonProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** Loads the next page of a list. */
export function MoreButton({ query }: MoreButtonProps): JSX.Element | null {
  const { common } = useTexts();
  if (!query.hasNextPage) return null;
  return (
    <Button
      kind="quiet"
      size="small"
      disabled={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
    >
      {query.isFetchingNextPage ? common.loading : common.more}
    </Button>
  );
}
