import { ADMIN_PAGE, IsPageCursor, IsPageLimit } from './page-limit.js';

export class QuarantineQueryDto {
  @IsPageCursor()
  cursor?: string;

  @IsPageLimit()
  limit: number = ADMIN_PAGE.default;
}
