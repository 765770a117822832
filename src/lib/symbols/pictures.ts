/** Concept → where its picture is: addresses that carry a hash of the content, so that they never change. */
import { concepts, isConcept, type Concept, type ConceptId } from './concepts.ts';

/** How to show a concept: one symbol of a sprite file, or one or two pictures side by side. */
export type Picture =
  | { readonly kind: 'sprite'; readonly href: string; readonly id: string }
  | { readonly kind: 'image'; readonly urls: readonly string[] };

type Urls = Readonly<Record<string, string>>;
const drawings: Urls = import.meta.glob('./drawings/*.svg', {
  query: '?url&no-inline',
  import: 'default',
  eager: true
});
const own: Urls = import.meta.glob('./own/*.svg', {
  query: '?url&no-inline',
  import: 'default',
  eager: true
});
const sprites: Urls = import.meta.glob('./sprites/*.svg', {
  query: '?url&no-inline',
  import: 'default',
  eager: true
});

/** The picture of a concept. A name that is no concept gets the picture of a person. */
export function picture(name: string): Picture {
  const id: ConceptId = isConcept(name) ? name : 'person';
  const concept: Concept = concepts[id];
  if (concept.sprite !== undefined) return { kind: 'sprite', href: spriteUrl(concept.sprite), id };
  return { kind: 'image', urls: concept.drawings.map(drawingUrl) };
}

/** The address of a sprite file. */
export function spriteUrl(sprite: NonNullable<Concept['sprite']>): string {
  return sprites[`./sprites/${sprite}.svg`] ?? '';
}

function drawingUrl(drawing: string): string {
  const [, name] = drawing.split('own:');
  return (name === undefined ? drawings[`./drawings/${drawing}.svg`] : own[`./own/${name}.svg`]) ?? '';
}
