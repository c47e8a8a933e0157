import { type Component, type ControlProps, isGroup, isList, type List } from '../decap.ts';
import { choicesElement } from './choices.ts';

type Value = string | List<unknown>;

/**
 * Who signs a post: people with an author file are offered, and other names can be written. One
 * person is kept as a text, as in the files that there are, and several as a list.
 */
export function authorsControl(): Component {
  return window.createClass<ControlProps<Value | readonly string[]>>({
    componentDidMount() {
      const { field, query, forID } = this.props;
      const [collection, nameField] = [field.get('collection'), field.get('nameField')];
      if (typeof collection !== 'string' || typeof nameField !== 'string') return;
      void query(forID, collection, [nameField], '').then(({ payload: { hits = [] } }) => {
        this.setState({ known: hits.map(({ data }) => String(data[nameField])).sort() });
      });
    },
    render() {
      const { field, value, onChange, forID, classNameWrapper } = this.props;
      const names = namesIn(value);
      const known = (this.state?.known ?? []) as readonly string[];
      const change = (to: readonly string[]) => onChange(to.length > 1 ? to : (to[0] ?? ''));
      return choicesElement({
        id: forID,
        className: classNameWrapper,
        label: String(field.get('label')),
        free: true,
        chosen: names.map((name, index) => ({
          name,
          remove: () => change(names.filter((_, other) => other !== index)),
        })),
        offered: known.filter((name) => !names.includes(name)),
        add: (name) => {
          if (!names.includes(name)) change([...names, name]);
        },
      });
    },
  });
}

/** Names in any shape in which files have them. */
function namesIn(value: unknown): string[] {
  if (isList(value)) return value.toArray().map(nameIn).filter(Boolean);
  if (Array.isArray(value)) return value.map(nameIn).filter(Boolean);
  return [nameIn(value)].filter(Boolean);
}

function nameIn(value: unknown): string {
  if (!isGroup(value)) return String(value ?? '');
  const names = ['authorName', 'name', 'label', 'value'].map((name) => value.get(name));
  return String(names.find((name) => typeof name === 'string') ?? '');
}
