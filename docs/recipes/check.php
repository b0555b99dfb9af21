<?php
/**
 * Asks an Afterword server whether a form came with a pass.
 * yes: a person or their browser did the check; wait: a reader who could not do it asks that somebody looks; no: neither.
 * Throws when the server cannot be asked; take nothing then that you would not take from a program.
 */
function check_pass(string $server, string $secret, string $token): string
{
    $context = stream_context_create(['http' => [
        'method' => 'POST',
        'header' => 'Content-Type: application/x-www-form-urlencoded',
        'content' => http_build_query(['secret' => $secret, 'response' => $token]),
        'timeout' => 5,
    ]]);
    $reply = file_get_contents("$server/api/v1/captcha/siteverify", false, $context);
    if ($reply === false) {
        throw new RuntimeException('The captcha could not be checked.');
    }
    $verdict = json_decode($reply, true, 8, JSON_THROW_ON_ERROR);
    if (($verdict['success'] ?? null) === true) {
        return 'yes';
    }
    return ($verdict['hold'] ?? null) === true ? 'wait' : 'no';
}
