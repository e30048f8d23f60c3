/**
 * All that runs in the page: search and filters over the matrix and the requirements below it, kept
 * in the address so that a view can be handed on, and unfolding what a link leads to or paper needs.
 * The page says the same without it.
 */
export const script = `
'use strict';
{
  const filters = document.getElementById('filters');
  const status = filters.querySelector('[role=status]');
  const controls = [...filters.querySelectorAll('[name]')];
  const rows = [...document.querySelectorAll('tr[data-id]')];
  const groups = [...document.querySelectorAll('tbody[data-chapter], section[data-chapter]')];
  const sections = new Map(
    [...document.querySelectorAll('[data-requirement]')].map((one) => [one.dataset.requirement, one]),
  );
  const read = () => Object.fromEntries(controls.map(({ name, value }) => [name, value.trim()]));
  const isWanted = ({ dataset }, { q, outcome, severity, chapter, law }) =>
    q.toLowerCase().split(/\\s+/).every((word) => dataset.words.includes(word)) &&
    (outcome === '' || dataset.outcomes.split(' ').includes(outcome)) &&
    (severity === '' || dataset.severity === severity) &&
    (chapter === '' || dataset.chapter === chapter) &&
    (law === '' || dataset.words.includes(law));
  const apply = () => {
    const wanted = read();
    let shown = 0;
    for (const row of rows) {
      row.hidden = !isWanted(row, wanted);
      sections.get(row.dataset.id).hidden = row.hidden;
      shown += row.hidden ? 0 : 1;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector('tr[data-id]:not([hidden]), [data-requirement]:not([hidden])');
    }
    status.textContent = shown + ' of ' + rows.length + ' requirements';
  };
  const keep = () => {
    const asked = new URLSearchParams(Object.entries(read()).filter(([, value]) => value !== ''));
    const query = asked.size === 0 ? '' : '?' + asked;
    try {
      history.replaceState(null, '', location.pathname + query + location.hash);
    } catch {
      // A page that may not change its address filters all the same.
    }
  };
  const clear = () => {
    for (const control of controls) control.value = '';
  };
  const reach = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest('[hidden]')) {
      clear();
      apply();
      keep();
    }
    const fold = target.closest('details');
    if (fold) fold.open = true;
    target.scrollIntoView();
  };
  for (const [name, value] of new URLSearchParams(location.search)) {
    const control = controls.find((one) => one.name === name);
    if (control) control.value = value;
  }
  filters.addEventListener('input', () => {
    apply();
    keep();
  });
  filters.querySelector('button').addEventListener('click', () => {
    clear();
    apply();
    keep();
    controls[0].focus();
  });
  addEventListener('hashchange', reach);
  addEventListener('beforeprint', () => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
  filters.hidden = false;
  apply();
  reach();
}
`;
