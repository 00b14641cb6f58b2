export type { LineReport } from './catalogue/line-reports.js';
export type { ReadProgress } from './catalogue/table-reader.js';
export * from './data-collection.module.js';
export type { ImportReport } from './import/import-report.js';
export * from './import/import.service.js';
export * from './source/import-failed.error.js';
