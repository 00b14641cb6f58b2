import { useLanguage } from '../../i18n/language.js';
import { formatDay, formatNumber, formatTime } from '../../i18n/format.js';

const COST_DIGITS = 4;

/** How the console writes numbers, moments and money in the reader's language. */
export function useFormats() {
  const language = useLanguage();
  return {
    number: (value: number): string => formatNumber(value, language),
    time: (moment: string): string => formatTime(moment, language),
    day: (day: string): string => formatDay(day, language),
    /** US dollars; a dash without a known price. */
    cost: (dollars: number | null): string =>
      dollars === null
        ? '–'
        : `$${dollars.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: COST_DIGITS })}`,
  };
}
