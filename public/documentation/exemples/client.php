<?php
// Les appels de l’API, un par commande. PHP 8, sans extension ni dépendance.
//
//   php client.php token
//   php client.php market RÉFÉRENCE
//   php client.php application MARCHÉ RÉFÉRENCE [SIRET]
//   php client.php documents CANDIDATURE
//
// RÉFÉRENCE est votre propre nom de l’action (Idempotency-Key). Redemandée, elle ne fait rien de plus.
// Variables PASSE_MARCHE_URL, PASSE_MARCHE_CLIENT_ID, PASSE_MARCHE_CLIENT_SECRET,
// et PASSE_MARCHE_TOKEN quand vous avez déjà un jeton.

/** Rend le statut, les en-têtes (en minuscules) et le flux du corps. */
function call(string $method, string $path, array $headers, ?string $body = null, int $seconds = 30): array
{
    $options = ['method' => $method, 'header' => $headers, 'timeout' => $seconds, 'ignore_errors' => true];
    if ($body !== null) {
        $options['content'] = $body;
    }
    $stream = fopen(getenv('PASSE_MARCHE_URL') . $path, 'r', false, stream_context_create(['http' => $options]));
    if ($stream === false) {
        exit(1);
    }
    $lines = stream_get_meta_data($stream)['wrapper_data'];
    $answered = [];
    foreach (array_slice($lines, 1) as $line) {
        [$name, $value] = explode(':', $line, 2) + [1 => ''];
        $answered[strtolower($name)] = trim($value);
    }
    return [(int) explode(' ', $lines[0])[1], $answered, $stream];
}

function fail(int $status, $stream): never
{
    fwrite(STDERR, $status . ' ' . stream_get_contents($stream) . "\n");
    exit(1);
}

function json(string $path, array $headers, string $body): array
{
    [$status, , $stream] = call('POST', $path, $headers, $body);
    if ($status >= 300) {
        fail($status, $stream);
    }
    return json_decode(stream_get_contents($stream), true, flags: JSON_THROW_ON_ERROR);
}

function token(): string
{
    if (getenv('PASSE_MARCHE_TOKEN')) {
        return getenv('PASSE_MARCHE_TOKEN');
    }
    $form = http_build_query([
        'grant_type' => 'client_credentials',
        'client_id' => getenv('PASSE_MARCHE_CLIENT_ID'),
        'client_secret' => getenv('PASSE_MARCHE_CLIENT_SECRET'),
    ]);
    return json('/oauth/token', ['Content-Type: application/x-www-form-urlencoded'], $form)['access_token'];
}

function post(string $path, string $reference, array $body): void
{
    $headers = ['Authorization: Bearer ' . token(), 'Content-Type: application/json', "Idempotency-Key: $reference"];
    $answer = json($path, $headers, json_encode($body, JSON_THROW_ON_ERROR));
    echo json_encode($answer, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES), "\n";
}

/** Un 404 avec Retry-After dit que le document se prépare. */
function download(string $path, string $file, string $bearer): void
{
    [$status, $headers, $stream] = call('GET', $path, ["Authorization: Bearer $bearer"], null, 300);
    if ($status === 404 && isset($headers['retry-after'])) {
        sleep((int) $headers['retry-after']);
        download($path, $file, $bearer);
        return;
    }
    if ($status !== 200) {
        fail($status, $stream);
    }
    file_put_contents($file, $stream);
    echo "$file\n";
}

[, $command, $first, $second, $third] = $argv + [1 => '', '', '', null];
switch ($command) {
    case 'token':
        echo token(), "\n";
        break;
    case 'market':
        post('/api/v1/public_markets', $first, ['public_market' => [
            'name' => 'Rénovation de l’école',
            'deadline' => (date('Y') + 1) . '-12-31T23:59',
            'siret' => '13002526500013',
            'market_type_codes' => ['works'],
        ]]);
        break;
    case 'application':
        $body = ['market_application' => ['siret' => $third]];
        post("/api/v1/public_markets/$first/market_applications", $second, $body);
        break;
    case 'documents':
        $bearer = token();
        $path = "/api/v1/market_applications/$first";
        download("$path/attestation", "attestation_$first.pdf", $bearer);
        download("$path/documents_package", "documents_package_$first.zip", $bearer);
        break;
    default:
        fwrite(STDERR, "token, market, application ou documents\n");
        exit(2);
}
