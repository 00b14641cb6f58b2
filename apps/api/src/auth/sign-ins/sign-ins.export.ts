import { Injectable } from '@nestjs/common';
import { ExportSections } from '../../user/account/export-section.js';
import { SignInRepository } from './sign-in.repository.js';

/** The user's sign-ins, without their tokens. */
@Injectable()
export class SignInsExport {
  constructor(repository: SignInRepository, exports: ExportSections) {
    exports.add({
      name: 'sign_ins',
      // The number of a user's sign-ins is limited.
      async *rows(userId: number) {
        for (const signIn of await repository.findAllOf(userId)) {
          yield {
            id: signIn.id,
            device: signIn.device,
            address: signIn.address,
            created_at: signIn.createdAt,
            last_used_at: signIn.lastUsedAt,
            ended_at: signIn.endedAt,
            end_reason: signIn.endReason,
          };
        }
      },
    });
  }
}
