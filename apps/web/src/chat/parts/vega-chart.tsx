import type { ResponsePart } from '@mma-savant/client';
import { useEffect, useRef, useState, type JSX, type RefObject } from 'react';
import embed, { type VisualizationSpec } from 'vega-embed';
import { expressionInterpreter } from 'vega-interpreter';
import { useStore } from '../../lib/store.js';
import { isDark } from '../../theme/theme.js';
import { chartTheme } from './chart-theme.js';
import { labelSpec } from './labels.js';
import type { TakePicture } from './part-view.js';
import type { Row } from '../../lib/rows.js';

const PICTURE_SCALE = 2;

interface VegaChartProps {
  part: ResponsePart;
  /** The specification's rows in the reader's words. */
  rows: readonly Row[];
  takePicture: RefObject<TakePicture | null>;
}

/**
 * Draws a specification of the service on a canvas. Its expressions are interpreted, because the content-security policy
 * allows no compiled ones; nothing is loaded from elsewhere.
 */
export default function VegaChart({ part, rows, takePicture }: VegaChartProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const dark = useStore(isDark);
  const [failure, setFailure] = useState<Error | null>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    let isGone = false;
    let finish = (): void => undefined;
    embed(element, labelSpec(part.spec, rows) as unknown as VisualizationSpec, {
      mode: 'vega-lite',
      ast: true,
      expr: expressionInterpreter,
      renderer: 'canvas',
      actions: false,
      defaultStyle: false,
      tooltip: false,
      config: chartTheme(),
    }).then(
      ({ view, finalize }) => {
        finish = finalize;
        if (isGone) finalize();
        else takePicture.current = () => view.toImageURL('png', PICTURE_SCALE);
      },
      (error: unknown) => {
        if (!isGone) setFailure(error instanceof Error ? error : new Error(String(error)));
      },
    );
    return () => {
      isGone = true;
      takePicture.current = null;
      finish();
    };
  }, [part, rows, dark, takePicture]);
  if (failure !== null) throw failure;
  return (
    <div className="part__chart" role="img" aria-label={part.title}>
      <div ref={box} className="part__canvas" aria-hidden="true" />
    </div>
  );
}
