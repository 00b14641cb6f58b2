import { ValidationFailedError } from '@app/chat-protocol';
import { isUuid } from '@app/common';
import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';

@Injectable()
export class UuidPipe implements PipeTransform<unknown, string> {
  transform(value: unknown, metadata: ArgumentMetadata): string {
    if (!isUuid(value)) {
      throw new ValidationFailedError([{ field: metadata.data ?? 'id', message: 'must be a UUID' }]);
    }
    return value.toLowerCase();
  }
}
