import {
  type Component,
  type ControlProps,
  type Group,
  isGroup,
  isList,
  type List,
} from '../decap.ts';
import { choicesElement } from './choices.ts';

/**
 * Categories, kept as files have them: `{value, label}`, chosen from those of the site. What a
 * file has in another shape stays as it is.
 */
export function categoriesControl(): Component {
  return window.createClass<ControlProps<List<unknown>>>({
    render() {
      const { field, value, onChange, forID, classNameWrapper } = this.props;
      const options = field.get('options') as List<Group>;
      const chosen: List<unknown> = isList(value)
        ? value
        : value === undefined || value === null
          ? options.clear()
          : options.clear().push(value as unknown as Group);
      const labels = chosen.toArray().map(labelOf);
      return choicesElement({
        id: forID,
        className: classNameWrapper,
        label: String(field.get('label')),
        free: false,
        chosen: chosen.toArray().map((one) => ({
          name: labelOf(one),
          remove: () => onChange(chosen.filter((other) => other !== one)),
        })),
        offered: options
          .toArray()
          .map(labelOf)
          .filter((label) => !labels.includes(label)),
        add: (label) => {
          const option = options.toArray().find((one) => labelOf(one) === label);
          if (option) onChange(chosen.push(option));
        },
      });
    },
  });
}

/** Whatever shape a file has it in. */
function labelOf(category: unknown): string {
  if (!isGroup(category)) return String(category);
  const names = ['label', 'text', 'name', 'value', 'id'].map((name) => category.get(name));
  return String(names.find((name) => typeof name === 'string') ?? '');
}
