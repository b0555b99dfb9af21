import { Type, type Static, type TSchema } from 'typebox';

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
type Same<A, B> = [DeepReadonly<A>] extends [DeepReadonly<B>]
  ? [DeepReadonly<B>] extends [DeepReadonly<A>]
    ? unknown
    : never
  : never;

/** Every named schema, for the server to register; each becomes a component of the OpenAPI document. */
export const namedSchemas: TSchema[] = [];

/** A schema with a name, held against its wire type: a field that one has and the other has not does not compile. */
export function named<Wire>(id: string, description: string) {
  return <S extends TSchema>(schema: S & Same<Static<S>, Wire>): S => {
    const withName = { ...schema, $id: id, description };
    namedSchemas.push(withName);
    return withName;
  };
}

/** Points at a named schema. */
export function ref<Wire>(id: string) {
  return Type.Unsafe<Wire>({ $ref: `${id}#` });
}

export function nullable<S extends TSchema>(schema: S) {
  return Type.Union([schema, Type.Null()]);
}

/** A point in time, as ISO 8601 in UTC. */
export function time(description: string) {
  return Type.String({ format: 'date-time', description });
}
