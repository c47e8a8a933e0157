import type { Component, ControlProps } from '../decap.ts';
import { ownTime } from './own-time.ts';

/** Decap's field for a date, which is in UTC, and below it the same in the editor's own time. */
export function dateControl(decaps: Component): Component {
  return window.createClass<ControlProps<string>>({
    render() {
      const here = ownTime(this.props.value, navigator.language);
      return window.h(
        'div',
        null,
        window.h(decaps, { ...this.props }),
        window.h('p', { className: 'desk-own-time' }, here && `For you: ${here}`),
      );
    },
  });
}
