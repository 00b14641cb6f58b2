import { AppError } from '@app/chat-protocol';

export class OwnAccountError extends AppError {
  readonly code = 'forbidden';

  constructor() {
    super('Administrators cannot change their own account. Ask another administrator.');
  }
}

export class AdministratorExistsError extends AppError {
  readonly code = 'conflict';

  constructor() {
    super('There is an administrator, or ADMIN_EMAILS names one. Ask an administrator for the role.');
  }
}

/** Wrong, expired, or replaced by the code of a later start. */
export class FirstAdministratorCodeError extends AppError {
  readonly code = 'forbidden';

  constructor() {
    super(
      'This link is wrong or has expired. Restart the service for a new one; it works once, for 15 minutes.',
    );
  }
}
