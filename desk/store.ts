import type { Group } from './decap.ts';

/** What Decap says to its own store. */
export type Action = { type: string; payload?: unknown };

/** Decap's state, as far as we look at it. */
export type State = { entryDraft: Group; editorialWorkflow?: Group };

type Reducer = (state: State | undefined, action: Action) => State;
type Store = {
  dispatch: (action: Action) => Action;
  getState: () => State;
  subscribe: (listener: () => void) => () => void;
};
type CreateStore = (reducer: Reducer, initial?: State) => Store;
type Enhancer = (create: CreateStore) => CreateStore;

declare global {
  interface Window {
    __REDUX_DEVTOOLS_EXTENSION_COMPOSE__?: (enhancer: Enhancer) => Enhancer;
  }
}

/** The state of Decap, for listening, and for putting text into the form. */
export type Watched = {
  getState: Store['getState'];
  subscribe: Store['subscribe'];
  /** Hears of every action once it is done. */
  onAction: (listener: (action: Action) => void) => void;
  /** Puts an entry into the form as one that has been changed. */
  restore: (entry: Record<string, unknown>) => void;
  /** Has the form that is open taken for one that has been changed. */
  markChanged: () => void;
};

const RETRIEVED = 'DRAFT_LOCAL_BACKUP_RETRIEVED';
const FROM_BACKUP = 'DRAFT_CREATE_FROM_LOCAL_BACKUP';
const RESTORE = 'MASTHEAD_RESTORE';
const CHANGED = 'MASTHEAD_CHANGED';

/**
 * Watches the store that Decap is about to make. It offers every store to the developer tools
 * of Redux, which is the one documented way in; so we stand where those would. Must run before
 * Decap's script.
 */
export function watchStore(use: (watched: Watched) => void): void {
  const listeners: ((action: Action) => void)[] = [];
  const telling: Enhancer = (create) => (reducer, initial) => {
    const store = create(withOwnSteps(reducer), initial);
    return {
      ...store,
      dispatch(action) {
        const done = store.dispatch(action);
        for (const listener of listeners) listener(action);
        return done;
      },
    };
  };
  window.__REDUX_DEVTOOLS_EXTENSION_COMPOSE__ = (decaps) => (create) => (reducer, initial) => {
    const store = decaps(telling(create))(reducer, initial);
    use({
      getState: store.getState,
      subscribe: store.subscribe,
      onAction: (listener) => listeners.push(listener),
      restore: (entry) => store.dispatch({ type: RESTORE, payload: { entry } }),
      markChanged: () => store.dispatch({ type: CHANGED }),
    });
    return store;
  };
}

/**
 * Decap keeps a backup in the browser and asks whether to use it, while the entry that will
 * replace it is still loading: its answer to "yes" is to lose the text. We never let it ask, and
 * restore what the server has kept by the same two steps at a better moment. It also takes a form
 * for saved in which somebody went on typing meanwhile.
 */
function withOwnSteps(reducer: Reducer): Reducer {
  return (state, action) => {
    if (action.type === RETRIEVED && state) return state;
    if (action.type === RESTORE) {
      const retrieved = { type: RETRIEVED, payload: action.payload };
      return reducer(reducer(state, retrieved), { type: FROM_BACKUP });
    }
    if (action.type === CHANGED && state) {
      return { ...state, entryDraft: state.entryDraft.set('hasChanged', true) };
    }
    return reducer(state, action);
  };
}
