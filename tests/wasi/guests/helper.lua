local m = {}
function m.twice(n) return 2 * n end
return m
