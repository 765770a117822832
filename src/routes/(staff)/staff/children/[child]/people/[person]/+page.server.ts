import { fail, redirect } from '@sveltejs/kit';
import { audienceOfRole } from '$lib/domain/asked.ts';
import { languageName } from '$lib/i18n/language-name.ts';
import { notFound, requireSignedIn } from '$lib/server/auth/guard.ts';
import { openChild, type ChildPage } from '$lib/server/services/child-page.ts';
import {
  connectionRoles,
  contactKinds,
  endPerson,
  putBack,
  savePerson,
  type PersonForm
} from '$lib/server/services/child-people.ts';
import { pictureErrors, readPicture } from '$lib/server/media/picture.ts';
import { putPhotograph } from '$lib/server/services/pictures.ts';
import { typed } from '$lib/server/services/typed-form.ts';
import { own } from '../../../../own.ts';
import type { Actions, PageServerLoad } from './$types';

const nobody: PersonForm = {
  role: '',
  name: '',
  calledBy: '',
  contact: '',
  language: '',
  printSize: 'ordinary',
  askViews: null,
  whyNotAsked: '',
  noReminders: false,
  contactWithChild: ''
};

const boxesOf = (person: ChildPage['people'][number]): PersonForm => ({
  ...person,
  calledBy: person.calledBy ?? '',
  contact: person.contact ?? '',
  language: person.language === null ? '' : languageName(person.language),
  whyNotAsked: person.whyNotAsked ?? '',
  contactWithChild: person.contactWithChild ?? ''
});

/** `new`, or the id of somebody round this child. */
const idOf = (person: string): string | null => (person === 'new' ? null : person);

export const load: PageServerLoad = async ({ locals, params }) => {
  const staff = requireSignedIn(locals);
  const child = await own(openChild(locals.store, staff, params.child, locals.now));
  const person = child.people.find((one) => one.id === params.person);
  if (idOf(params.person) !== null && !person) notFound();
  const boxes = person ? boxesOf(person) : nobody;
  const isAdult = !person || audienceOfRole(person.role) !== null;
  const title = person ? person.name : `Somebody round ${child.name}`;
  return {
    title,
    child: { id: child.id, name: child.name },
    boxes,
    roles: connectionRoles,
    contactKinds,
    isNew: !person,
    isAdult
  };
};

function readPerson(posted: FormData): PersonForm {
  const text = (name: string) => typed(posted, name);
  return {
    role: text('role'),
    name: text('name'),
    calledBy: text('calledBy'),
    contact: text('contact'),
    language: text('language'),
    printSize: text('printSize'),
    askViews: { yes: true, no: false }[text('ask')] ?? null,
    whyNotAsked: text('whyNotAsked'),
    noReminders: text('noReminders') === 'yes',
    contactWithChild: text('contactWithChild')
  };
}

export const actions: Actions = {
  save: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    const boxes = readPerson(await request.formData());
    const saved = await own(
      savePerson(locals.store, staff, params.child, idOf(params.person), boxes, locals.now)
    );
    if (!saved.ok) return fail(422, { problems: saved.problems, boxes });
    redirect(303, `/staff/children/${params.child}#people`);
  },
  photograph: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const agreedBy = typed(posted, 'agreedBy').slice(0, 100);
    const read = await readPicture(posted.get('picture'));
    if (!read.ok) return fail(422, { problems: { picture: pictureErrors[read.reason] }, boxes: null });
    if (agreedBy === '') return fail(422, { problems: { agreedBy: 'Say who agreed.' }, boxes: null });
    const target = { childId: params.child, personId: params.person, agreedBy };
    await own(putPhotograph(locals.store, staff, target, read, locals.now));
    redirect(303, `/staff/children/${params.child}#people`);
  },
  end: async ({ locals, params }) => {
    const staff = requireSignedIn(locals);
    await own(endPerson(locals.store, staff, params.child, params.person, locals.now));
    redirect(303, `/staff/children/${params.child}#people`);
  },
  back: async ({ locals, params }) => {
    const staff = requireSignedIn(locals);
    await own(putBack(locals.store, staff, params.child, params.person, locals.now));
    redirect(303, `/staff/children/${params.child}#people`);
  }
};
