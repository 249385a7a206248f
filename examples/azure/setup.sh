#!/usr/bin/env bash
# The same as the Bicep files beside this one, with az. Each part may be run alone.
set -euo pipefail
cd "$(dirname "$0")"

usage() {
  cat <<TEXT
Usage: setup.sh identity|storage|action-group|rules
Settings come from the environment; a part names those that it misses.

  identity      GROUP CLUSTER CLUSTER_GROUP SUBSCRIPTION   a managed identity for AKS, and the operator's role
  storage       GROUP ACCOUNT                              an account for capture files, which go after 30 days
  action-group  GROUP BRIDGE_URL TOKEN_FILE                a webhook with the token in its address
                ... or ENTRA_OBJECT_ID ENTRA_IDENTIFIER_URI in place of TOKEN_FILE: a secure webhook
  rules         GROUP SUBSCRIPTION MACHINE                 a metric rule for one machine, and Resource Health

BRIDGE_URL is https://HOST/alerts. az must be signed in.
TEXT
}

needs() {
  for name in "$@"; do
    [ -n "${!name-}" ] || { echo "setup.sh: set $name" >&2; usage >&2; exit 2; }
  done
}

identity() {
  needs GROUP CLUSTER CLUSTER_GROUP SUBSCRIPTION
  local issuer principal role
  issuer=$(az aks show --name "$CLUSTER" --resource-group "$CLUSTER_GROUP" --query oidcIssuerProfile.issuerUrl --output tsv)
  az identity create --name packet-capture-operator --resource-group "$GROUP" --output none
  az identity federated-credential create --name operator --identity-name packet-capture-operator \
    --resource-group "$GROUP" --issuer "$issuer" --audiences api://AzureADTokenExchange \
    --subject system:serviceaccount:packet-capture-operator:packet-capture-operator --output none
  role=$(sed "s/SUBSCRIPTION/$SUBSCRIPTION/" operator-role.json)
  az role definition create --role-definition "$role" --output none
  principal=$(az identity show --name packet-capture-operator --resource-group "$GROUP" --query principalId --output tsv)
  az role assignment create --assignee-object-id "$principal" --assignee-principal-type ServicePrincipal \
    --role "Packet Capture Operator" --scope "/subscriptions/$SUBSCRIPTION" --output none
  az identity show --name packet-capture-operator --resource-group "$GROUP" --query clientId --output tsv
}

storage() {
  needs GROUP ACCOUNT
  az storage account create --name "$ACCOUNT" --resource-group "$GROUP" --kind StorageV2 --sku Standard_LRS \
    --allow-blob-public-access false --min-tls-version TLS1_2 --https-only true --output none
  az storage account management-policy create --account-name "$ACCOUNT" --resource-group "$GROUP" \
    --policy @lifecycle.json --output none
}

action_group() {
  needs GROUP BRIDGE_URL
  local webhook
  if [ -n "${ENTRA_OBJECT_ID-}" ]; then
    needs ENTRA_IDENTIFIER_URI
    webhook=(webhook packet-capture-by-entra "$BRIDGE_URL" useaadauth "$ENTRA_OBJECT_ID" "$ENTRA_IDENTIFIER_URI" usecommonalertschema)
  else
    needs TOKEN_FILE
    webhook=(webhook packet-capture-by-url "$BRIDGE_URL/$(head -n 1 "$TOKEN_FILE")" usecommonalertschema)
  fi
  az monitor action-group create --name packet-capture --resource-group "$GROUP" --short-name pktcapture \
    --action "${webhook[@]}" --output none
}

rules() {
  needs GROUP SUBSCRIPTION MACHINE
  az monitor metrics alert create --name "Network Out Total" --resource-group "$GROUP" --scopes "$MACHINE" \
    --condition "avg Network Out Total > 3" --window-size 5m --evaluation-frequency 1m --severity 2 \
    --action packet-capture --output none
  az monitor activity-log alert create --name "Machine not healthy" --resource-group "$GROUP" \
    --scope "/subscriptions/$SUBSCRIPTION" --action-group packet-capture \
    --condition "category=ResourceHealth and resourceType=Microsoft.Compute/virtualMachines" --output none
}

case "${1-}" in
  identity | storage | rules) "$1" ;;
  action-group) action_group ;;
  -h | --help) usage ;;
  *) usage >&2; exit 2 ;;
esac
