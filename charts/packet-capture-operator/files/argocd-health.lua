-- How Argo CD shows a PacketCaptureRequest or a PacketCapturePolicy. Put this text into the ConfigMap argocd-cm, under
-- resource.customizations.health.capture.netwatch.io_PacketCaptureRequest and again under ..._PacketCapturePolicy.
-- Argo CD itself shows objects that are being deleted.
local function health(status, message)
  return {status = status, message = message}
end

if obj.status == nil or obj.status.conditions == nil then
  return health("Progressing", "The operator has not looked at it yet.")
end

-- The status speaks of an older spec. An object without this number has not been visited at all.
if obj.status.observedGeneration ~= obj.metadata.generation then
  return health("Progressing", "The operator has not looked at the latest spec yet.")
end

local conditions = {}
for _, condition in ipairs(obj.status.conditions) do
  conditions[condition.type] = condition
end

local function is(type)
  return conditions[type] ~= nil and conditions[type].status == "True"
end

-- The order is that of kstatus: what is still being worked on is neither good nor bad.
if is("Reconciling") then
  return health("Progressing", conditions.Reconciling.message)
end
if is("Stalled") then
  return health("Degraded", conditions.Stalled.message)
end
if conditions.Ready == nil then
  return health("Progressing", "The operator has not said Ready yet.")
end
if conditions.Ready.reason == "Held" or conditions.Ready.reason == "Suspended" then
  return health("Suspended", conditions.Ready.message)
end
if is("Ready") then
  return health("Healthy", conditions.Ready.message)
end
return health("Progressing", conditions.Ready.message)
