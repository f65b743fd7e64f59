import { importsSheet } from '../sheets.ts';

describe('a list from elsewhere', () => {
  it('comes from a sheet to a page that shows what is read', importsSheet);
});
