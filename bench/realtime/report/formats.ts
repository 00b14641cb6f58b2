import { thousands } from '../../measure/grid.js';

export const whole = thousands;
export const oneDecimal = (value: number): string => value.toFixed(1);
export const threeDecimals = (value: number): string => value.toFixed(3);
export const kibibytes = (bytes: number): string => (bytes / 1024).toFixed(1);
export const mebibytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(2);
