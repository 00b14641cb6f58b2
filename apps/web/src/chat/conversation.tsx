import { ArrowDown } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState, type JSX } from 'react';
import { useTexts } from '../i18n/language.js';
import { useStore } from '../lib/store.js';
import { Button } from '../ui/button.js';
import { ErrorBoundary } from '../ui/error-boundary.js';
import { Composer } from './composer/composer.js';
import { EmptyState } from './empty-state.js';
import { LinkNotice, RoomNotice } from './notices.js';
import { LiveRegion } from './live-region.js';
import { TurnView } from './message/turn-view.js';
import type { ChatRoom } from './model/room.js';
import { toTurns } from './model/turns.js';
import { SourcePanel } from './panel/source-panel.js';
import { PanelContext, type PanelTarget } from './panel/panel-context.js';
import { useFollowScroll } from './use-follow-scroll.js';
import './conversation.css';

/** One session: its messages and the input. */
export function Conversation({ room }: { room: ChatRoom }): JSX.Element {
  const { chat, common } = useTexts();
  const state = useStore(room.state);
  const entries = useStore(room.entries.list);
  const turns = useMemo(() => toTurns(entries), [entries]);
  const [panel, setPanel] = useState<PanelTarget | null>(null);
  const scroll = useFollowScroll({
    firstKey: turns[0]?.key,
    onTop: () => void room.loadOlder(),
  });
  useEffect(() => {
    void room.open();
  }, [room]);
  const { toNewest } = scroll;
  const ask = useCallback(
    (question: string): void => {
      toNewest();
      void room.ask(question);
    },
    [room, toNewest],
  );
  const isEmpty = turns.length === 0 && state.phase === 'ready' && !state.isWaiting;

  return (
    <PanelContext value={setPanel}>
      <section className="conversation" data-empty={isEmpty}>
        <div className="conversation__scroll" ref={scroll.viewport} tabIndex={-1}>
          <div className="conversation__column" ref={scroll.content}>
            {state.hasOlder && (
              <div className="conversation__older">
                <Button
                  kind="quiet"
                  size="small"
                  disabled={state.isLoadingOlder}
                  onClick={() => void room.loadOlder()}
                >
                  {state.isLoadingOlder ? chat.loadingOlder : chat.older}
                </Button>
              </div>
            )}
            {state.phase === 'loading' && (
              <p className="conversation__loading" role="status">
                {common.loading}
              </p>
            )}
            {isEmpty && <EmptyState onAsk={ask} />}
            <ol className="turns" aria-label={chat.log}>
              {turns.map((turn, index) => {
                const isLast = index === turns.length - 1;
                return (
                  <ErrorBoundary
                    key={turn.key}
                    fallback={<li className="turn">{turn.question?.store.get().content}</li>}
                  >
                    <TurnView
                      turn={turn}
                      room={room}
                      isLast={isLast}
                      isWaiting={isLast && state.isWaiting}
                      isWriting={isLast && state.runningId !== null}
                      onAsk={ask}
                    />
                  </ErrorBoundary>
                );
              })}
            </ol>
            {state.isWaiting && <Thinking />}
          </div>
        </div>
        <div className="conversation__foot">
          {!scroll.isFollowing && turns.length > 0 && (
            <button
              type="button"
              className="to-newest"
              aria-label={chat.newest}
              title={chat.newest}
              onClick={scroll.toNewest}
            >
              <ArrowDown size={17} />
            </button>
          )}
          <LinkNotice />
          <RoomNotice room={room} />
          <Composer room={room} onAsk={ask} />
        </div>
        <LiveRegion entries={entries} />
      </section>
      <SourcePanel target={panel} onClose={() => setPanel(null)} onAsk={ask} />
    </PanelContext>
  );
}

function Thinking(): JSX.Element {
  const { chat } = useTexts();
  return (
    <p className="thinking" role="status">
      <span className="thinking__dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {chat.thinking}
    </p>
  );
}
