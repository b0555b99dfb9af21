import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

interface MediaType {
  readonly schema?: object;
}
interface Answer {
  readonly content?: Readonly<Record<string, MediaType>>;
}
export interface Operation {
  readonly responses: Readonly<Record<string, Answer>>;
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
}
export interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** Holds every reply against what the server's own documentation says of it. */
export class Documentation {
  readonly document: OpenApi;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(document: OpenApi) {
    this.document = document;
    this.#ajv.addFormat('date-time', (text) => new Date(text).toISOString() === text);
    // A field that no schema names would be a field that nobody decided to show.
    this.#ajv.addSchema({ ...(closed(document) as object), $id: 'api' });
  }

  static async of(url: string): Promise<Documentation> {
    return new Documentation((await (await fetch(`${url}/openapi.json`)).json()) as OpenApi);
  }

  /** Throws unless the reply is one of those that are documented for the call. */
  check(method: string, path: string, status: number, type: string | null, body: unknown): void {
    const call = `${method} ${path} → ${status}`;
    const template = Object.keys(this.document.paths).find((known) => toPattern(known).test(path));
    const operation = template === undefined ? undefined : this.document.paths[template]![method.toLowerCase()];
    if (!operation) {
      assert.equal((body as { code?: string } | undefined)?.code, 'not_found', `${call} is not documented`);
      return;
    }
    const key = [String(status), `${String(status)[0]!}XX`].find((known) => known in operation.responses);
    assert.ok(key !== undefined, `${call} is not documented`);
    const { content } = operation.responses[key]!;
    if (!content) {
      assert.equal(body, undefined, `${call} should have no body`);
      return;
    }
    const essence = type?.split(';')[0] ?? '';
    assert.ok(essence in content, `${call} is documented as ${Object.keys(content).join()}, not ${essence}`);
    const pointer = ['paths', template!, method.toLowerCase(), 'responses', key, 'content', essence, 'schema'];
    const valid = this.#validator(pointer);
    assert.ok(valid(body), `${call} is not as documented: ${JSON.stringify(valid.errors)}`);
  }

  #validator(pointer: readonly string[]): ValidateFunction {
    const reference = pointer
      .map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const known = this.#compiled.get(reference) ?? this.#ajv.compile({ $ref: `api#/${reference}` });
    this.#compiled.set(reference, known);
    return known;
  }
}

function toPattern(template: string): RegExp {
  return new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}

/** The same document, in which every object schema refuses fields that it does not name. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, closed(inner)]));
  const isShape = copy.type === 'object' && typeof copy.properties === 'object' && !('additionalProperties' in copy);
  return isShape ? { ...copy, additionalProperties: false } : copy;
}
