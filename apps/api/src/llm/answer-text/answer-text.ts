import type { Language } from '@app/analyst';
import { checkBeginning, checkSentence } from './language-check.js';
import { EmphasisNormalizer } from './emphasis-normalizer.js';
import { sentenceEnd } from './sentence-end.js';

/** Maximum length of an answer in UTF-16 units: a memory bound, far above what LLM_MAX_TOKENS allows. */
const MAX_ANSWER_LENGTH = 200_000;

/** A longer beginning without words is sent. */
const MAX_UNSURE_LENGTH = 2_000;

/** Why text is held back. */
export type TextFault = 'language' | 'figures';

/** Checks the figures and names of a sentence. */
export interface FigureCheck {
  /**
   * @param before the text before the sentence
   * @returns how many characters of the sentence may be sent, and whether something in it is unverified
   */
  check(before: string, sentence: string, isComplete: boolean): { safe: number; isUnverified: boolean };
}

interface AnswerTextOptions {
  /** Null: any language is sent. */
  language: Language | null;
  /** Null: any figure is sent. */
  figures: FigureCheck | null;
}

/**
 * The text of one answer. A sentence is sent while it arrives, as far as it is in the right language and its figures
 * are verified. From the first fault on, everything is held back until {@link takeHeld} or {@link sendHeld}.
 */
export class AnswerText {
  /** What was sent. */
  text = '';
  isFull = false;
  /** Why text is held back; null if none is. */
  fault: TextFault | null = null;
  private readonly normalizer = new EmphasisNormalizer();
  private language: Language | null;
  private readonly figures: FigureCheck | null;
  private isLanguageKnown = false;
  private accepted = 0;
  private needsBreak = false;
  /** The part of the current sentence that was sent. */
  private sentPart = '';
  /** What follows it. */
  private rest = '';
  private held = '';

  constructor({ language, figures }: AnswerTextOptions) {
    this.language = language;
    this.figures = figures;
  }

  /** Whether nothing was sent. */
  get isEmpty(): boolean {
    return this.text === '';
  }

  /** The sent part of the sentence that is being written. */
  get openSentence(): string {
    return this.sentPart;
  }

  breakParagraph(): void {
    this.needsBreak = true;
  }

  /** Sends any language from now on. */
  stopCheckingLanguage(): void {
    this.language = null;
  }

  /** Adds a piece of a model's text; returns the text that may be sent. */
  accept(piece: string): string {
    // PostgreSQL cannot store NUL.
    const clean = piece.includes('\0') ? piece.replaceAll('\0', '') : piece;
    return clean === '' ? '' : this.add(this.normalizer.push(clean));
  }

  /** The model's text is complete: returns what else may be sent. */
  flush(): string {
    const added = this.add(this.normalizer.flush());
    return added + this.release(true);
  }

  /** Checks the held text again, after new tool results. */
  recheck(): string {
    if (this.fault === null) return '';
    this.rest = this.takeHeld();
    return this.release(true);
  }

  /** The text that was not sent; it is forgotten. */
  takeHeld(): string {
    const { held } = this;
    this.held = '';
    this.fault = null;
    this.accepted -= held.length;
    return held;
  }

  /** Returns the held text as it is. */
  sendHeld(): string {
    return this.send(this.takeHeld());
  }

  /** Adds a text that needs no check. */
  send(text: string): string {
    this.accepted += text.length;
    this.text += text;
    this.sentPart = '';
    return text;
  }

  private add(added: string): string {
    // Whitespace alone does not count as an answer.
    const piece = this.accepted === 0 ? added.trimStart() : added;
    if (piece === '') return '';
    const withBreak = this.needsBreak && this.accepted > 0 ? `\n\n${piece}` : piece;
    this.needsBreak = false;
    const bounded = this.bound(withBreak);
    this.accepted += bounded.length;
    if (this.fault !== null) {
      this.held += bounded;
      return '';
    }
    this.rest += bounded;
    return this.release(this.isFull);
  }

  /** Never cuts a surrogate pair. */
  private bound(text: string): string {
    const left = MAX_ANSWER_LENGTH - this.accepted;
    this.isFull = text.length >= left;
    if (text.length <= left) return text;
    return text.slice(0, (text.codePointAt(left - 1) ?? 0) > 0xffff ? left - 1 : left);
  }

  private release(isEnd: boolean): string {
    if (!this.checkLanguage(isEnd)) return '';
    let sent = '';
    while (this.rest !== '') {
      const { part, isComplete } = this.nextPart(isEnd);
      const { safe, fault } = this.checkPart(part, isComplete);
      const before = part.slice(0, safe);
      sent += before;
      this.text += before;
      this.rest = this.rest.slice(safe);
      this.sentPart = isComplete && safe === part.length ? '' : this.sentPart + before;
      if (fault !== null) {
        this.hold(fault);
        return sent;
      }
      if (!isComplete || safe < part.length) return sent;
    }
    return sent;
  }

  /** The rest of the current sentence, as far as it is known. */
  private nextPart(isEnd: boolean): { part: string; isComplete: boolean } {
    if (this.language === null && this.figures === null) return { part: this.rest, isComplete: true };
    const end = sentenceEnd(this.sentPart + this.rest) - this.sentPart.length;
    if (end > 0) return { part: this.rest.slice(0, end), isComplete: true };
    return { part: this.rest, isComplete: isEnd };
  }

  /** Whether the answer may be sent, as far as its language is concerned. */
  private checkLanguage(isEnd: boolean): boolean {
    if (this.language === null || this.isLanguageKnown || this.rest === '') return true;
    const verdict = this.rest.length > MAX_UNSURE_LENGTH ? 'own' : checkBeginning(this.rest, this.language);
    if (verdict === 'foreign') this.hold('language');
    this.isLanguageKnown = verdict === 'own';
    return verdict === 'own' || (verdict === 'unsure' && isEnd);
  }

  private checkPart(part: string, isComplete: boolean): { safe: number; fault: TextFault | null } {
    const sentence = this.sentPart + part;
    if (this.language !== null) {
      const verdict = checkSentence(sentence, this.language, isComplete);
      if (verdict === 'foreign') return { safe: 0, fault: 'language' };
      if (verdict === 'unsure') return { safe: 0, fault: null };
    }
    if (this.figures === null) return { safe: part.length, fault: null };
    const before = this.text.slice(0, this.text.length - this.sentPart.length);
    const { safe, isUnverified } = this.figures.check(before, sentence, isComplete);
    if (isComplete && !isUnverified) return { safe: part.length, fault: null };
    return {
      safe: Math.min(part.length, Math.max(0, safe - this.sentPart.length)),
      fault: isComplete ? 'figures' : null,
    };
  }

  private hold(fault: TextFault): void {
    this.fault = fault;
    this.held = this.rest;
    this.rest = '';
  }
}
