// Before anything is shown: the page knows that scripts run, so that nothing jumps when they have.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');
