import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Nearer than this to the end, in pixels, the view follows new text. */
const FOLLOW_DISTANCE = 80;
/** A scroll this long after the reader's last input is not the reader's, in milliseconds. */
const READER_MS = 800;
/** What a reader scrolls with. */
const READER_EVENTS = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;
/** Nearer than this to the start, older messages are loaded. */
const TOP_DISTANCE = 400;

interface FollowScrollOptions {
  /** Key of the first message: when it changes, older messages were added above. */
  firstKey: string | undefined;
  onTop: () => void;
}

interface FollowScroll {
  viewport: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  /** Whether the view stays at the end while text arrives. */
  isFollowing: boolean;
  toNewest: () => void;
}

/**
 * Keeps the newest text in view until the reader scrolls up, and the reader's place when messages are added above.
 */
export function useFollowScroll({ firstKey, onTop }: FollowScrollOptions): FollowScroll {
  const viewport = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const lastTop = useRef(0);
  const distanceFromEnd = useRef(0);
  const [isFollowing, setIsFollowing] = useState(true);
  const top = useRef(onTop);
  top.current = onTop;

  const setFollowing = useCallback((value: boolean) => {
    follows.current = value;
    setIsFollowing(value);
  }, []);

  const toNewest = useCallback(() => {
    setFollowing(true);
    const view = viewport.current;
    view?.scrollTo({ top: view.scrollHeight });
  }, [setFollowing]);

  useEffect(() => {
    const view = viewport.current;
    const inner = content.current;
    if (view === null || inner === null) return undefined;
    let touchedAt = Number.NEGATIVE_INFINITY;
    const touched = (): void => {
      touchedAt = performance.now();
    };
    const scrolled = (): void => {
      const distance = view.scrollHeight - view.scrollTop - view.clientHeight;
      // Content that shrinks moves the view up too.
      const isReader = performance.now() - touchedAt < READER_MS;
      if (isReader && view.scrollTop < lastTop.current - 1 && distance > FOLLOW_DISTANCE) setFollowing(false);
      else if (distance <= FOLLOW_DISTANCE) setFollowing(true);
      lastTop.current = view.scrollTop;
      distanceFromEnd.current = view.scrollHeight - view.scrollTop;
      if (view.scrollTop < TOP_DISTANCE) top.current();
    };
    const grown = new ResizeObserver(() => {
      if (follows.current) view.scrollTop = view.scrollHeight;
    });
    for (const name of READER_EVENTS) view.addEventListener(name, touched, { passive: true });
    view.addEventListener('scroll', scrolled, { passive: true });
    grown.observe(inner);
    grown.observe(view);
    return () => {
      for (const name of READER_EVENTS) view.removeEventListener(name, touched);
      view.removeEventListener('scroll', scrolled);
      grown.disconnect();
    };
  }, [setFollowing]);

  useLayoutEffect(() => {
    const view = viewport.current;
    if (view === null || follows.current) return;
    view.scrollTop = view.scrollHeight - distanceFromEnd.current;
  }, [firstKey]);

  return { viewport, content, isFollowing, toNewest };
}
