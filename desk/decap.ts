/**
 * What Decap puts on the window, as far as we use it. Decap brings React and Immutable with it,
 * and lends us neither: components are made by its `createClass` and `h`, and new Immutable
 * values from the empty ones that it hands over.
 */
export type Decap = {
  init: (options: { config: object }) => void;
  getWidget: (name: string) => { control: Component; preview?: Component };
  registerWidget: (name: string, control: Component, preview?: Component) => void;
  registerPreviewTemplate: (collection: string, component: Component) => void;
  registerPreviewStyle: (style: string, options?: { raw: boolean }) => void;
};

declare global {
  interface Window {
    CMS: Decap;
    CMS_MANUAL_INIT: boolean;
    createClass: <Props>(
      spec: ClassSpec<Props> & ThisType<Instance<Props> & ClassSpec<Props>>,
    ) => Component;
    h: (
      type: string | Component,
      props: Record<string, unknown> | null,
      ...children: Child[]
    ) => Element;
  }
}

/** A component or an element of Decap's React, to be handed on and not looked into. */
export type Component = { readonly component: unique symbol };
export type Element = { readonly element: unique symbol };
export type Child = Element | string | null | readonly Element[];

type ClassSpec<Props> = {
  render: () => Element;
  componentDidMount?: () => void;
  componentDidUpdate?: (before: Props) => void;
  componentWillUnmount?: () => void;
} & Record<string, unknown>;

type Instance<Props> = {
  props: Props;
  setState: (state: Record<string, unknown>) => void;
  state: Record<string, unknown> | null;
};

/** An Immutable map of named values. */
export type Group = {
  get(name: string): unknown;
  getIn(path: readonly string[]): unknown;
  /** Another group, with this value in it. */
  set(name: string, value: unknown): Group;
  toJS(): Record<string, unknown>;
};

/** An Immutable list. */
export type List<T> = {
  size: number;
  toArray(): T[];
  push(value: T): List<T>;
  filter(keep: (value: T) => boolean): List<T>;
  clear(): List<T>;
};

/** What Decap gives to the control of a field. */
export type ControlProps<Value> = {
  field: Group;
  value: Value | undefined;
  onChange: (value: Value) => void;
  forID: string;
  classNameWrapper: string;
  setActiveStyle: () => void;
  setInactiveStyle: () => void;
  query: (
    namespace: string,
    collection: string,
    fields: readonly string[],
    term: string,
  ) => Promise<{ payload: { hits?: { data: Record<string, unknown> }[] } }>;
};

export function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && 'getIn' in value && 'toJS' in value;
}

export function isList(value: unknown): value is List<unknown> {
  return isGroup(value) && 'push' in value;
}
