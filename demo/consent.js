/** The counter of the demonstration: a list on the page. */
const list = document.querySelector('#counted');

document.querySelector('afterword-analytics').callback = (event) => {
  const item = document.createElement('li');
  item.textContent = event;
  list.append(item);
  list.hidden = false;
  document.querySelector('#nothing').hidden = true;
};
