/** Lets the page itself say what is missing, beside the field: a browser's bubble goes away, and may speak another language. */

for (const form of document.querySelectorAll('form[method="post"]')) {
  form.noValidate = true;
}
