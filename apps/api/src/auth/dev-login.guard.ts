import { AppConfig } from '@app/config';
import { Injectable, type CanActivate } from '@nestjs/common';
import { RouteNotFoundError } from '../http/http.errors.js';

/** Makes the development sign-in look as if it did not exist where it is switched off. */
@Injectable()
export class DevLoginGuard implements CanActivate {
  constructor(private readonly config: AppConfig) {}

  canActivate(): boolean {
    if (!this.config.devLoginEnabled) throw new RouteNotFoundError();
    return true;
  }
}
