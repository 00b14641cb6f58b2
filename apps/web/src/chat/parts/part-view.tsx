import type { ResponsePart } from '@mma-savant/client';
import { ChartColumn, Download, Image, Table } from 'lucide-react';
import { lazy, Suspense, useMemo, useRef, useState, type JSX } from 'react';
import { useTexts } from '../../i18n/language.js';
import { downloadText, downloadUrl, toFileName } from '../../lib/download.js';
import { ErrorBoundary } from '../../ui/error-boundary.js';
import { IconButton } from '../../ui/button.js';
import { toCsv } from '../../lib/csv.js';
import { DataTable } from './data-table.js';
import { labelRows, labelsOf } from './labels.js';
import { rowsOfSpec } from '../../lib/rows.js';
import './parts.css';

const VegaChart = lazy(() => import('./vega-chart.js'));

/** Draws the chart as a picture. @returns a data URL */
export type TakePicture = () => Promise<string>;

/** A chart or table of an answer, with its rows to take away. */
export function PartView({ part }: { part: ResponsePart }): JSX.Element {
  const texts = useTexts();
  const { parts, common } = texts;
  const isTable = part.kind === 'table';
  const [showsTable, setShowsTable] = useState(isTable);
  const takePicture = useRef<TakePicture | null>(null);
  const rows = useMemo(() => rowsOfSpec(part.spec), [part]);
  const labelled = useMemo(() => labelRows(rows, labelsOf(texts)), [rows, texts]);
  const table = <DataTable rows={labelled} label={part.title} />;
  const savePicture = (): void => {
    void takePicture.current?.().then((url) => downloadUrl(toFileName(part.title, 'png'), url));
  };
  return (
    <figure className="part">
      <figcaption className="part__head">
        <bdi className="part__title">{part.title}</bdi>
        {!isTable && (
          <IconButton
            label={showsTable ? parts.showChart : parts.showTable}
            onClick={() => setShowsTable(!showsTable)}
          >
            {showsTable ? <ChartColumn size={16} /> : <Table size={16} />}
          </IconButton>
        )}
        <IconButton
          label={parts.csv}
          onClick={() => downloadText(toFileName(part.title, 'csv'), 'text/csv', toCsv(rows))}
        >
          <Download size={16} />
        </IconButton>
        {!showsTable && (
          <IconButton label={parts.png} onClick={savePicture}>
            <Image size={16} />
          </IconButton>
        )}
      </figcaption>
      {showsTable ? (
        table
      ) : (
        <ErrorBoundary
          fallback={
            <>
              <p className="part__failed">{parts.failed}</p>
              {table}
            </>
          }
        >
          <Suspense fallback={<p className="part__loading">{common.loading}</p>}>
            <VegaChart part={part} rows={labelled} takePicture={takePicture} />
          </Suspense>
        </ErrorBoundary>
      )}
    </figure>
  );
}
