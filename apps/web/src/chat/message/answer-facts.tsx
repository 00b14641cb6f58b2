import { CircleHelp, ShieldAlert, ShieldCheck } from 'lucide-react';
import type { JSX } from 'react';
import { useTexts } from '../../i18n/language.js';
import { Tooltip } from '../../ui/tooltip.js';
import type { AnswerView } from '../model/message-view.js';

/** The name of the embedded analyst's provider. */
const EMBEDDED = 'embedded';
/** Unverified figures that are read aloud. */
const MAX_READ = 10;

/** What was verified, and who answered. */
export function AnswerFacts({ answer }: { answer: AnswerView }): JSX.Element {
  return (
    <span className="facts">
      <ReadingFact answer={answer} />
      <Verification answer={answer} />
      <Model answer={answer} />
    </span>
  );
}

/** What of the question was not applied. The text of the answer says it too. */
function ReadingFact({ answer: { reading } }: { answer: AnswerView }): JSX.Element | null {
  const { answer } = useTexts();
  if (reading === null || reading.ignored.length === 0) return null;
  return (
    <Tooltip text={reading.ignored.join(', ')}>
      <span className="fact" data-good={false} tabIndex={0}>
        <CircleHelp size={14} aria-hidden="true" />
        {answer.ignored}
        <span className="visually-hidden">: {reading.ignored.join(', ')}</span>
      </span>
    </Tooltip>
  );
}

function Verification({ answer: { grounding } }: { answer: AnswerView }): JSX.Element | null {
  const { answer } = useTexts();
  if (grounding === null || grounding.figures === 0) return null;
  const isComplete = grounding.verified === grounding.figures;
  const Icon = isComplete ? ShieldCheck : ShieldAlert;
  const text = isComplete
    ? answer.allVerified(grounding.figures)
    : answer.verified(grounding.verified, grounding.figures);
  const unverified = grounding.unverified.slice(0, MAX_READ).map((figure) => figure.text);
  const fact = (
    <span className="fact" data-good={isComplete} tabIndex={isComplete ? undefined : 0}>
      <Icon size={14} aria-hidden="true" />
      {text}
      {!isComplete && (
        <span className="visually-hidden">
          . {answer.unverified}: {unverified.join(', ')}
        </span>
      )}
    </span>
  );
  return isComplete ? fact : <Tooltip text={answer.unverifiedHint}>{fact}</Tooltip>;
}

function Model({ answer: { usage, cached } }: { answer: AnswerView }): JSX.Element | null {
  const { answer } = useTexts();
  const model = usage?.model;
  if (model == null) return null;
  const name = model.provider === EMBEDDED ? answer.analyst : model.name;
  return (
    <span className="fact">
      {answer.model(name)}
      {cached && ` · ${answer.cached}`}
      {model.fallback_from !== null && ` · ${answer.fallback(model.fallback_from)}`}
    </span>
  );
}
