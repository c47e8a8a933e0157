import { readChoice, showChoice } from './theme/choice.ts';

// A classic script in the head, which the browser waits for: no page flashes in the other theme.
showChoice(readChoice());
