/**
 * Asks an Afterword server whether a form came with a pass. `server` and `secret` are yours (AFTERWORD_SITEVERIFY_SECRET).
 * `yes`: a person or their browser did the check. `wait`: a reader who could not do it asks that somebody looks. `no`: neither.
 * Throws when the server cannot be asked; take nothing then that you would not take from a program.
 */
export async function checkPass({ server, secret, token }) {
  const response = await fetch(`${server}/api/v1/captcha/siteverify`, {
    method: 'POST',
    body: new URLSearchParams({ secret, response: token ?? '' }),
    signal: AbortSignal.timeout(5000),
  });
  if (!response.ok) throw new Error(`The captcha could not be checked: ${response.status}`);
  const { success, hold } = await response.json();
  return success === true ? 'yes' : hold === true ? 'wait' : 'no';
}
