import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Check, Copy } from 'lucide-react';
import type { JSX } from 'react';
import { api, dataOf } from '../../api/api.js';
import { describeProblem } from '../../api/problem.js';
import { formatTime } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useCopy } from '../../lib/use-copy.js';
import { Button, IconButton } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Notice } from '../../ui/notice.js';
import './share.css';

interface ShareDialogProps {
  sessionId: string;
  isOpen: boolean;
  onClose: () => void;
}

export function ShareDialog({ sessionId, isOpen, onClose }: ShareDialogProps): JSX.Element {
  const { share } = useTexts();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={share.title}>
      <Share sessionId={sessionId} />
    </Dialog>
  );
}

/** Makes and ends the link. The service does not store it, so it is shown once. */
function Share({ sessionId }: { sessionId: string }): JSX.Element {
  const { share, common } = useTexts();
  const language = useLanguage();
  const queries = useQueryClient();
  const { isCopied, copy } = useCopy();
  const params = { params: { path: { session_id: sessionId } } };
  const queryKey = ['share', sessionId];
  const state = useQuery({
    queryKey,
    queryFn: () => dataOf(api.GET('/api/chat/session/{session_id}/share', params)),
  });
  const changed = (): Promise<void> => queries.invalidateQueries({ queryKey });
  const create = useMutation({
    mutationFn: () => dataOf(api.POST('/api/chat/session/{session_id}/share', params)),
    onSuccess: changed,
  });
  const end = useMutation({
    mutationFn: () => dataOf(api.DELETE('/api/chat/session/{session_id}/share', params)),
    onSuccess: async () => {
      create.reset();
      await changed();
    },
  });
  const problem = state.error ?? create.error ?? end.error;
  const url = create.data?.url;
  const isShared = state.data?.shared === true;
  return (
    <div className="share">
      <p>{share.lead}</p>
      {url !== undefined && (
        <div className="share__link">
          <input
            className="input"
            readOnly
            value={url}
            aria-label={share.link}
            onFocus={(event) => event.target.select()}
          />
          <IconButton label={isCopied ? common.copied : common.copy} onClick={() => copy(url)}>
            {isCopied ? <Check size={16} /> : <Copy size={16} />}
          </IconButton>
        </div>
      )}
      {url === undefined && isShared && state.data?.created_at != null && (
        <Notice>{share.since(formatTime(state.data.created_at, language))}</Notice>
      )}
      {problem !== null && <Notice kind="problem">{describeProblem(problem)}</Notice>}
      <div className="dialog__actions">
        {isShared && (
          <Button disabled={end.isPending} onClick={() => end.mutate()}>
            {share.end}
          </Button>
        )}
        <Button kind="primary" disabled={create.isPending} onClick={() => create.mutate()}>
          {isShared ? share.again : share.create}
        </Button>
      </div>
    </div>
  );
}
