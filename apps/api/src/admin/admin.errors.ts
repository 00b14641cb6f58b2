import { AppError } from '@app/chat-protocol';

export class OwnAccountError extends AppError {
  readonly code = 'forbidden';

  constructor() {
    super('Administrators cannot change their own account. Ask another administrator.');
  }
}
