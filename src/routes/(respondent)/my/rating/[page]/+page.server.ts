import { answerQuestion } from '../../answer.ts';
import { showQuestion } from '../../question.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => showQuestion(event, 'rating');

export const actions: Actions = { default: (event) => answerQuestion(event, 'rating') };
