import * as common from '@nestjs/common';
import * as core from '@nestjs/core';
import * as contentDisposition from 'content-disposition';

globalThis.importedForRequire = {
  '@nestjs/common': common,
  '@nestjs/core': core,
  'content-disposition': contentDisposition,
};
