/** The name of each element, from the one place that knows it. */
const tagNames = new Map();

/**
 * What the analyzer cannot see by itself: our way to register, options in `static properties`, and classes that are
 * elements through a base class of ours.
 */
const afterword = () => ({
  name: 'afterword',
  analyzePhase({ ts, node }) {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'defineElement') return;
    const [tag, element] = node.arguments;
    if (tag && ts.isStringLiteral(tag)) tagNames.set(element.getText(), tag.text);
  },
  packageLinkPhase({ customElementsManifest }) {
    const classes = customElementsManifest.modules
      .flatMap(({ declarations }) => declarations)
      .filter(({ kind }) => kind === 'class');
    const byName = new Map(classes.map((declaration) => [declaration.name, declaration]));
    for (const declaration of classes) {
      const base = byName.get(declaration.superclass?.name);
      if (base) inherit(declaration, base);
      const tagName = tagNames.get(declaration.name);
      if (tagName) Object.assign(declaration, { tagName, customElement: true });
      describeAttributes(declaration);
    }
  },
});

function inherit(declaration, base) {
  for (const list of ['members', 'attributes']) {
    const own = new Set((declaration[list] ?? []).map(({ name }) => name));
    const inherited = (base[list] ?? []).filter(({ name }) => !own.has(name));
    declaration[list] = [...(declaration[list] ?? []), ...inherited];
  }
}

/** A field says what its attribute is for; a private one has none. Events are those that are documented. */
function describeAttributes(declaration) {
  const fields = new Map((declaration.members ?? []).map((member) => [member.name, member]));
  declaration.attributes = (declaration.attributes ?? []).flatMap((attribute) => {
    const field = fields.get(attribute.fieldName ?? attribute.name);
    if (!field || isHidden(field) || field.attribute === undefined) return [];
    return [{ ...attribute, description: field.description, type: attribute.type ?? field.type }];
  });
  declaration.members = (declaration.members ?? []).filter((member) => !isHidden(member) && !member.static);
  declaration.events = (declaration.events ?? []).filter(({ description }) => description);
}

const isHidden = ({ privacy, name }) =>
  privacy === 'private' || privacy === 'protected' || name.startsWith('#') || name.endsWith('Callback');

export default {
  globs: ['src/elements/**/*.ts', 'src/controls/*.ts'],
  exclude: ['**/*.styles.ts', '**/*.messages.ts', '**/*.events.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [afterword()],
};
