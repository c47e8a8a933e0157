import { InstantOf } from '#components/instant.tsx';
import type { PublishingStatus, Step } from '#studio/publishing/status.ts';

const STATES: Record<PublishingStatus['state'], string> = {
  idle: 'The publisher is starting.',
  building: 'The next release is being made. Readers get the one before until it is complete.',
  live: 'Readers get everything that is published.',
  failed: 'The next release could not be made. Readers get the one before.',
};

const STEPS: Record<Step, string> = {
  reading: 'Reading the content',
  compiling: 'Compiling the code, which has changed',
  pictures: 'Drawing pictures',
  pages: 'Making the pages',
  release: 'Checking and compressing the pages',
  waiting: 'Complete, and waiting for its instant',
  switching: 'Giving it to readers',
};

/** How far publishing is, and what stands in its way. */
export function Progress({ status }: { status: PublishingStatus }) {
  const { state, step, since, message, retry, nextDue } = status;
  return (
    <div className="studio-progress" role="status" data-state={state}>
      <p>
        <strong>{STATES[state]}</strong>
      </p>
      {step && <p>{STEPS[step]}.</p>}
      {message && <pre className="studio-message">{message}</pre>}
      {state === 'failed' && (
        <p>
          {retry ? (
            <>
              It is tried again on <InstantOf iso={retry} />.
            </>
          ) : (
            'It is tried again when the content has changed: mend it, and publish.'
          )}
        </p>
      )}
      <p className="studio-note">
        Since <InstantOf iso={since} />.
        {nextDue && (
          <>
            {' '}
            The next post comes out, changes or expires on <InstantOf iso={nextDue} />.
          </>
        )}
      </p>
    </div>
  );
}
