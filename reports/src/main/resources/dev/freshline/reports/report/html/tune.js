'use strict';
(() => {
  const root = document.documentElement;
  const button = document.getElementById('theme');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
  const showTheme = () => button.setAttribute('aria-pressed', String(isDark()));
  button.hidden = false;
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    showTheme();
  });
  system.addEventListener('change', showTheme);
  showTheme();

  // A table that is laid out as blocks needs the names of its columns in each cell, and roles, which it
  // loses otherwise.
  for (const table of document.querySelectorAll('table.stack')) {
    const names = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
    table.setAttribute('role', 'table');
    for (const group of [table.tHead, ...table.tBodies]) {
      group.setAttribute('role', 'rowgroup');
    }
    for (const row of table.rows) {
      row.setAttribute('role', 'row');
      [...row.cells].forEach((cell, index) => {
        const header = row.parentNode === table.tHead ? 'columnheader' : 'rowheader';
        cell.setAttribute('role', cell.tagName === 'TH' ? header : 'cell');
        cell.dataset.l = names[index];
      });
    }
  }

  // A chart reads out the mark nearest to the pointer, or the next one by the arrow keys.
  const HINT = 'Point at the chart, or focus it and use the arrow keys.';
  for (const svg of document.querySelectorAll('svg.chart')) {
    const marks = [...svg.querySelectorAll('[data-t]')];
    if (marks.length === 0) {
      continue;
    }
    const output = svg.closest('figure').querySelector('output');
    output.textContent = HINT;
    const words = (mark) => (mark.closest('[data-p]')?.dataset.p ?? '') + mark.dataset.t;
    let at = -1;
    const show = (index) => {
      if (at >= 0) {
        marks[at].classList.remove('on');
      }
      at = index;
      if (at >= 0) {
        marks[at].classList.add('on');
      }
      output.textContent = at >= 0 ? words(marks[at]) : HINT;
    };
    let centres = null;
    const centre = (mark) => {
      const box = mark.getBBox();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const nearest = (event) => {
      centres ??= marks.map(centre);
      const spot = new DOMPoint(event.clientX, event.clientY).matrixTransform(
        svg.getScreenCTM().inverse(),
      );
      let best = 0;
      let least = Infinity;
      centres.forEach((mark, index) => {
        const distance = Math.hypot(mark.x - spot.x, mark.y - spot.y);
        // Of marks on top of each other the last one is the one that is seen.
        if (distance <= least) {
          least = distance;
          best = index;
        }
      });
      return best;
    };
    svg.addEventListener('pointermove', (event) => show(nearest(event)));
    svg.addEventListener('pointerleave', () => show(-1));
    svg.addEventListener('blur', () => show(-1));
    svg.addEventListener('keydown', (event) => {
      const last = marks.length - 1;
      const next = {
        ArrowRight: Math.min(last, at + 1),
        ArrowLeft: Math.max(0, at - 1),
        ArrowDown: Math.min(last, at + 1),
        ArrowUp: Math.max(0, at - 1),
        Home: 0,
        End: last,
      }[event.key];
      if (next !== undefined) {
        event.preventDefault();
        show(next);
      } else if (event.key === 'Escape') {
        show(-1);
      }
    });
  }

  // On paper nothing can be unfolded, and ink is dark.
  const folded = [];
  let theme;
  addEventListener('beforeprint', () => {
    theme = root.dataset.theme;
    root.dataset.theme = 'light';
    for (const details of document.querySelectorAll('.finding details, .passed')) {
      if (!details.open) {
        details.open = true;
        folded.push(details);
      }
    }
  });
  addEventListener('afterprint', () => {
    if (theme) {
      root.dataset.theme = theme;
    } else {
      delete root.dataset.theme;
    }
    while (folded.length > 0) {
      folded.pop().open = false;
    }
  });
})();
