export * from './entities/index.js';
export * from './names/fighter-names.js';
export * from './names/fold-text.js';
export * from './tools/tool-data.js';
export * from './tools/tool.js';
export * from './vocabulary.js';
