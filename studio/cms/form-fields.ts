import type { Field, Fields, Kind } from '#newsroom/frontmatter/fields.ts';

/** A field of Decap's form. Names that start with ours are in desk/: see desk/widgets. */
export type FormField = {
  name: string;
  label: string;
  hint?: string;
  widget: string;
  required: boolean;
  default?: unknown;
  fields?: FormField[];
  field?: FormField;
} & Record<string, unknown>;

/** What only one content folder knows. */
export type Choices = {
  categories: readonly { id: string; label: string }[];
  /** The collection of author files, where there is one. */
  authors: { collection: string; nameField: string } | null;
};

/** Decap's widget for each kind of value. */
const WIDGETS = {
  constant: { widget: 'hidden' },
  text: { widget: 'string' },
  multiline: { widget: 'text' },
  // As the archive has them: in UTC, to the millisecond.
  instant: { widget: 'datetime', picker_utc: true },
  language: { widget: 'string' },
  address: { widget: 'string' },
  picture: { widget: 'image' },
  handle: { widget: 'string' },
  fediverse: { widget: 'string' },
} as const satisfies Record<Kind, { widget: string; picker_utc?: true }>;

/** The form for a table of fields: every field with its label and its help, and no other. */
export function formFields(fields: Fields, choices: Choices): FormField[] {
  return Object.entries(fields).map(([name, field]) => formField(name, field, choices, true));
}

/**
 * @param always whether the group around it is always there: Decap asks for what is required in
 *   a group that the post does without
 */
function formField(name: string, field: Field, choices: Choices, always: boolean): FormField {
  const required = field.required === true && always;
  const said = { name, label: field.label, hint: field.help, required };
  switch (field.kind) {
    case 'constant':
      return { ...said, ...WIDGETS.constant, default: field.example };
    case 'flag':
      return { ...said, widget: 'boolean' };
    case 'authors':
      return { ...said, widget: 'masthead-authors', ...choices.authors };
    case 'categories':
      return {
        ...said,
        widget: 'masthead-categories',
        options: choices.categories.map(({ id, label }) => ({ value: id, label })),
      };
    case 'paths':
      return {
        ...said,
        widget: 'list',
        field: { name: 'path', label: field.label, widget: 'string', required: true },
      };
    case 'object':
      return {
        ...said,
        widget: 'object',
        fields: nested(field.fields, choices, required),
      };
    case 'list':
      return { ...said, widget: 'list', fields: nested(field.fields, choices, true) };
    default:
      return { ...said, ...WIDGETS[field.kind] };
  }
}

function nested(fields: Fields, choices: Choices, always: boolean): FormField[] {
  return Object.entries(fields).map(([name, field]) => formField(name, field, choices, always));
}
