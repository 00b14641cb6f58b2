/** See commonjs-nest.transform.cjs. */
import * as common from '@nestjs/common';
import * as core from '@nestjs/core';

globalThis.nestForCommonJs = { '@nestjs/common': common, '@nestjs/core': core };
