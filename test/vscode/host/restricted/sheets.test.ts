import { classifiesList, importsSheet } from '../sheets.ts';

describe('a list from elsewhere', () => {
  it('comes from a sheet into a new document', importsSheet);
  it('is put on its tracks as it was pasted, the unclear asked about', classifiesList);
});
