import { Cron } from 'croner';

/** Value of a schedule that never fires. */
export const NO_SCHEDULE = 'off';

/** A cron expression of five fields in UTC, not yet running. @throws if it is invalid */
export const createSchedule = (expression: string): Cron =>
  new Cron(expression, { mode: '5-part', timezone: 'UTC', paused: true, unref: true });

/** Why a value is neither `off` nor a schedule; null if it is one. Does not quote the value. */
export function findScheduleFault(value: string): string | null {
  if (value === NO_SCHEDULE) return null;
  try {
    const schedule = createSchedule(value);
    const next = schedule.nextRun();
    schedule.stop();
    if (next !== null) return null;
    return 'never fires; the days and months of the cron expression exclude each other';
  } catch {
    return 'must be off or a cron expression of five fields (minute, hour, day, month, weekday) in UTC, such as 0 6 * * *';
  }
}
