/**
 * Jest transform for CommonJS packages that `require` ESM ones. Node does that by itself from 20.19 on, Jest's own
 * module loader only on newer versions. The calls are pointed at the modules that require-esm.setup.mjs has imported,
 * so that every file of a test sees the same ones.
 */
module.exports = {
  process: (source) => ({
    code: source.replace(
      /require\(["'](@nestjs\/common|@nestjs\/core|content-disposition)["']\)/g,
      'globalThis.importedForRequire["$1"]',
    ),
  }),
};
