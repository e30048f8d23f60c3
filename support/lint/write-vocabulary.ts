import { writeFile } from 'node:fs/promises';
import { VOCABULARY_PAGE, vocabularyPage } from './vocabulary-page';

void vocabularyPage().then(({ due }) => writeFile(VOCABULARY_PAGE, due));
