/**
 * Jest transform for the packages that are CommonJS and `require` Nest, which is ESM. Node does that by itself from
 * 20.19 on, Jest's own module loader only on newer versions. Their `require` calls are pointed at the modules that
 * commonjs-nest.setup.mjs has imported, so that every file of a test sees the same Nest.
 */
module.exports = {
  process: (source) => ({
    code: source.replace(/require\("(@nestjs\/(?:common|core))"\)/g, 'globalThis.nestForCommonJs["$1"]'),
  }),
};
