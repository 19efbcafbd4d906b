<?php
// Un récepteur de webhooks qui vérifie les deux signatures. PHP 8, sans dépendance.
//
//   PASSE_MARCHE_WEBHOOK_SECRETS=… php -S 127.0.0.1:8080 receiver.php
//
// Un secret, ou deux pendant un changement, séparés par une espace.

const TOLERANCE_SECONDS = 300;

/** Standard Webhooks signe « id.horodatage.corps ». Une signature par secret en vigueur. */
function isStandard(string $body, array $secrets): bool
{
    $id = $_SERVER['HTTP_WEBHOOK_ID'] ?? '';
    $timestamp = $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '';
    if (!ctype_digit($timestamp) || abs(time() - (int) $timestamp) > TOLERANCE_SECONDS) {
        return false;
    }
    foreach ($secrets as $secret) {
        $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $secret, true));
        foreach (explode(' ', $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '') as $signature) {
            if (hash_equals($expected, $signature)) {
                return true;
            }
        }
    }
    return false;
}

/** L’en-tête historique signe le corps seul. */
function isLegacy(string $body, array $secrets): bool
{
    foreach ($secrets as $secret) {
        $expected = 'sha256=' . hash_hmac('sha256', $body, $secret);
        if (hash_equals($expected, $_SERVER['HTTP_X_WEBHOOK_SIGNATURE_SHA256'] ?? '')) {
            return true;
        }
    }
    return false;
}

$secrets = array_filter(explode(' ', getenv('PASSE_MARCHE_WEBHOOK_SECRETS') ?: ''));
$body = file_get_contents('php://input'); // Les octets reçus, avant toute lecture du JSON.
if (!isStandard($body, $secrets) || !isLegacy($body, $secrets)) {
    http_response_code(401);
    return;
}
$message = json_decode($body, true);
if (!is_array($message)) {
    http_response_code(400);
    return;
}
// Chez vous, gardez webhook-id dans une table de votre base et ne traitez que ceux que vous n’avez pas vus.
error_log($_SERVER['HTTP_WEBHOOK_ID'] . ' ' . $message['event']);
http_response_code(204);
