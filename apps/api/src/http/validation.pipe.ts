import { ValidationFailedError, type FieldError } from '@app/chat-protocol';
import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';

/** Validates bodies, queries and parameters against their DTOs and reports every invalid field. */
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      stopAtFirstError: true,
      exceptionFactory: (errors) => new ValidationFailedError(listFieldErrors(errors)),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && metadata.metatype !== undefined) {
      if (value !== undefined && !isObject(value)) {
        throw new ValidationFailedError([{ field: 'body', message: 'must be one JSON object' }]);
      }
    }
    const checked: unknown = await super.transform(value, metadata);
    return checked;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listFieldErrors(errors: ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = parent === '' ? error.property : `${parent}.${error.property}`;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      field,
      message: rule === 'whitelistValidation' ? 'is not a known field' : withoutName(message, error.property),
    }));
    return [...own, ...listFieldErrors(error.children ?? [], field)];
  });
}

/** Removes the property name from class-validator's message; it is in `field`. */
function withoutName(message: string, property: string): string {
  return message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
}
